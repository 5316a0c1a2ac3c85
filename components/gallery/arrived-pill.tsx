import { ArrowUp } from 'lucide-react'

/** Images came while one was reading further down: one press to see them. */
export function ArrivedPill({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div className="pointer-events-none sticky top-[calc(var(--top-bar)+0.75rem)] z-10 h-0" role="status">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto mx-auto flex h-8 animate-appear items-center gap-1.5 rounded-full bg-solid px-3.5 font-semibold text-on-solid shadow-float hover:opacity-90 touch:h-11"
        >
          <ArrowUp className="size-4" strokeWidth={1.6} aria-hidden="true" />
          {count === 1 ? '1 new image' : `${count} new images`}
        </button>
      ) : null}
    </div>
  )
}
