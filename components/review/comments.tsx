'use client'

import { TalkPanel } from './talk-panel'
import { useTalk } from './use-talk'

type Props = { imageId: string; collectionId?: string; over: HTMLElement | null }

/** What members say about an image, with pins on the picture. Keyed by the image: what is half written is of one alone. */
export default function Comments({ imageId, collectionId, over }: Props) {
  const talk = useTalk(imageId, collectionId)
  return <TalkPanel key={imageId} talk={talk} over={over} placeholder="Say something, @ names somebody" />
}
