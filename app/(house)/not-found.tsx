import { NothingHere } from '@/components/frame/nothing-here'

export default function HouseNotFound() {
  return <NothingHere />
}
