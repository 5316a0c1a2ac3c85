import { NothingHere } from '@/components/frame/nothing-here'

export default function SweepNotFound() {
  return <NothingHere />
}
