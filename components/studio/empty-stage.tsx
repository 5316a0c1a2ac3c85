import { Mark } from '@/components/frame/mark'
import { Button } from '@/components/ui/button'

/** A prompt that shows what the studio can do: a thing, a place, a light, lettering, a style. */
const SAMPLE_PROMPT =
  'A red sofa on the roof of a white building at dusk, the wall behind reads “the best view in the city”, gouache, wide shot'

/** Before the first run: one sentence, one button. */
export function EmptyStage({ onSample }: { onSample: (prompt: string) => void }) {
  return (
    <div className="grid min-h-72 place-content-center justify-items-center gap-5 text-center md:h-full">
      <Mark className="h-9 w-11" />
      <h1 className="serif max-w-[26ch] text-title text-balance">
        Describe a picture, and it will <em>hang here</em>.
      </h1>
      <Button onClick={() => onSample(SAMPLE_PROMPT)}>Try a sample prompt</Button>
    </div>
  )
}
