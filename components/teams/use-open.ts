'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'

/** Whether a dialog is open: by its button, or because the address asks for it (`?invite`). */
export function useOpen(name: string): [boolean, (open: boolean) => void] {
  const router = useRouter()
  const pathname = usePathname()
  const asked = useSearchParams().has(name)
  const [open, setOpen] = useState(false)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next && asked) router.replace(pathname as never, { scroll: false })
  }
  return [open || asked, change]
}
