/** Wraps a control whose name in the API is to show. */
export const NAMED = 'group/named'

/** What the API calls it, while the pointer or the focus is there. */
export const ApiName = ({ field }: { field: string }) => (
  <code
    aria-hidden="true"
    className="mono ml-1.5 text-2xs font-normal text-ink-3 opacity-0 group-focus-within/named:opacity-100 group-hover/named:opacity-100 touch:hidden"
  >
    {field}
  </code>
)
