import { NothingHere } from '@/components/frame/nothing-here'

export const metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  )
}
