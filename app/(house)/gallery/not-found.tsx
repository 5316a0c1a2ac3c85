import { ButtonLink } from '@/components/ui/button'

export default function ImageNotFound() {
  return (
    <div className="grid min-h-[60vh] place-content-center justify-items-center gap-5 px-4 text-center">
      <h1 className="serif text-title text-balance">This image is not here.</h1>
      <p className="max-w-[44ch] text-ink-2">
        The trash was emptied of it, the address is wrong, or it belongs to somebody else.
      </p>
      <ButtonLink href="/gallery" variant="solid" size="l">
        Back to the gallery
      </ButtonLink>
    </div>
  )
}
