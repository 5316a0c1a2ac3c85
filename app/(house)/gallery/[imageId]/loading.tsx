import { ImageSkeleton } from '@/components/gallery/image-skeleton'

export default function ImageLoading() {
  return <ImageSkeleton />
}
