import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { requireUser } from '@/lib/auth'
import { getGenerationFacts } from '@/lib/runs'

type Props = { params: Promise<{ generationId: string }> }

/** To the image a generation made: the ledger knows what was paid for, not what came of it. */
export default async function ImageOfGeneration({ params }: Props) {
  const ctx = await requireUser()
  const generationId = z.uuid().safeParse((await params).generationId)
  const facts = generationId.success ? await getGenerationFacts(ctx, generationId.data) : null
  if (!facts?.generation.image) notFound()
  redirect(`/gallery/${facts.generation.image.id}`)
}
