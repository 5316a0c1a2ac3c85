import { Search } from 'lucide-react'
import { inputClass } from './field'

type Props = { label: string; placeholder: string; value: string; onChange: (text: string) => void }

/** Where one writes what a list is searched for; its label is read aloud only. */
export const SearchBox = ({ label, placeholder, value, onChange }: Props) => (
  <label className="relative min-w-40 grow">
    <span className="sr-only">{label}</span>
    <Search
      className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      strokeWidth={1.6}
      aria-hidden="true"
    />
    <input
      type="search"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={placeholder}
      className={inputClass('pl-8.5')}
    />
  </label>
)
