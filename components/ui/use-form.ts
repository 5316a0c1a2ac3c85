'use client'

import { type SubmitEvent, useState } from 'react'

export type FieldError = { field: string; message: string }
export type FormFailure = { message?: string; fields?: FieldError[]; waitSeconds?: number }
type Values = Record<string, string>
type Rules = {
  safeParse: (values: Values) => { error?: { issues: { path: PropertyKey[]; message: string }[] } }
}
type Options = {
  /** Field name to what people call it, for sentences such as `Password must have ...`. */
  labels: Values
  /** The zod schema the server uses too; fetched with the first submit. */
  loadRules: () => Promise<Rules>
  /** Sends the values; answers what went wrong, or null. */
  send: (values: Values, form: HTMLFormElement) => Promise<FormFailure | null>
  initialMessage?: string
}

/** A form checked by the server's own rules before it is sent; the first wrong field gets the focus. */
export function useForm({ labels, loadRules, send, initialMessage }: Options) {
  const [failure, setFailure] = useState<FormFailure | null>(
    initialMessage ? { message: initialMessage } : null,
  )
  const [busy, setBusy] = useState(false)

  async function check(values: Values, form: HTMLFormElement): Promise<FormFailure | null> {
    const issues = (await loadRules()).safeParse(values).error?.issues ?? []
    if (issues.length === 0) return send(values, form)
    return { fields: issues.map(({ path, message }) => ({ field: path.join('.'), message })) }
  }

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    setBusy(true)
    const found = await check(values, form).catch(
      (): FormFailure => ({ message: 'The studio cannot be reached.' }),
    )
    setFailure(found)
    setBusy(false)
    focusFirst(form, found?.fields ?? [])
  }

  const errorOf = (name: string) => {
    const error = failure?.fields?.find(({ field }) => field === name)
    return error ? `${labels[name] ?? name} ${error.message}.` : undefined
  }
  const known = failure?.fields?.every(({ field }) => field in labels) ?? false
  const problem = failure && !(failure.fields?.length && known) ? failure : null
  return { onSubmit, busy, errorOf, problem }
}

function focusFirst(form: HTMLFormElement, fields: FieldError[]) {
  const wrong = new Set(fields.map(({ field }) => field))
  for (const control of form.elements)
    if (control instanceof HTMLInputElement && wrong.has(control.name)) return control.focus()
}
