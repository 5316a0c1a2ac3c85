import { ButtonLink } from '@/components/ui/button'

export default function CollectionNotFound() {
  return (
    <div className="grid min-h-[60vh] place-content-center justify-items-center gap-5 px-4 text-center">
      <h1 className="serif text-title text-balance">This collection is not here.</h1>
      <p className="max-w-[44ch] text-ink-2">
        It is in the trash or gone, the address is wrong, or it is not open to you.
      </p>
      <ButtonLink href={'/collections' as never} variant="solid" size="l">
        To the collections
      </ButtonLink>
    </div>
  )
}
