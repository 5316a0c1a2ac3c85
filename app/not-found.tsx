import { Mark } from '@/components/frame/mark'
import { ButtonLink } from '@/components/ui/button'

export const metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <main className="grid min-h-[70dvh] place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark />
      <h1 className="serif text-display">There is nothing here</h1>
      <p className="max-w-[44ch] text-ink-2">
        The address may be mistyped, what was here may be gone for good, or it is somebody else’s.
      </p>
      <ButtonLink href="/studio" variant="solid">
        To the studio
      </ButtonLink>
    </main>
  )
}
