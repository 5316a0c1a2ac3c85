'use client'

import { Eye, EyeOff } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { Shown } from './mask-stage'

type Props = { shown: Shown; onShow: (shown: Shown) => void }

/** On a phone, where there is no room for the choice of three: the picture without its mask, and back. */
export function Peek({ shown, onShow }: Props) {
  const isAlone = shown === 'picture'
  const Icon = isAlone ? EyeOff : Eye
  return (
    <span className="absolute bottom-3 left-3 rounded-s bg-panel shadow-float md:hidden">
      <IconButton
        label="The picture alone"
        tipSide="top"
        data-tip-align="start"
        aria-pressed={isAlone}
        onClick={() => onShow(isAlone ? 'tint' : 'picture')}
      >
        <Icon strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
    </span>
  )
}
