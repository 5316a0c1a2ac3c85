import { ButtonLink } from '@/components/ui/button'

export default function NothingToCompare() {
  return (
    <div className="grid min-h-[60vh] place-content-center justify-items-center gap-5 px-4 text-center">
      <h1 className="serif text-title text-balance">These images cannot be compared.</h1>
      <p className="max-w-[44ch] text-ink-2">
        Two to four images can. One of these is not here, or the address is wrong.
      </p>
      <ButtonLink href="/gallery" variant="solid" size="l">
        Back to the gallery
      </ButtonLink>
    </div>
  )
}
