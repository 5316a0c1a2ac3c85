import { NothingHere } from '@/components/frame/nothing-here'

export default function RoundNotFound() {
  return <NothingHere />
}
