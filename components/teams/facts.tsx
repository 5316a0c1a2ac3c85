/** Each on one line; between them a line may break, and the dot that would begin or end it is cut off. */
export function Facts({ facts }: { facts: readonly (string | null)[] }) {
  const known = facts.filter((fact) => fact !== null)
  if (known.length === 0) return null
  return (
    <div className="overflow-hidden">
      <p className="num -ml-2.5 flex flex-wrap text-sm text-ink-3">
        {known.map((fact) => (
          <span
            key={fact}
            className="max-w-full truncate before:inline-block before:w-2.5 before:text-center before:content-['·'/'']"
          >
            {`${fact} `}
          </span>
        ))}
      </p>
    </div>
  )
}
