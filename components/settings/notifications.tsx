'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { toast } from '@/components/ui/toast-store'
import type { NotificationSetting, NotificationSettingsView, ToldKind } from '@/lib/inbox/schema'
import { AskForEmail } from './ask-for-email'
import { KIND_SENTENCES, KINDS } from './notification-words'

const MAILING = {
  on: 'What you have not read comes as one letter, at most once an hour.',
  'no-server': 'This studio sends no mail yet: whoever runs it can set that up.',
  unproven: 'Mail goes only to addresses known to be their owner’s; of yours we do not know it yet.',
} as const

/** What one is told, and where. */
export function Notifications({ first }: { first: NotificationSettingsView }) {
  const [{ settings, mailing }, setView] = useState(first)
  async function change(kind: ToldKind, to: NotificationSetting) {
    const before = settings[kind]
    const put = (setting: NotificationSetting) =>
      setView((was) => ({ ...was, settings: { ...was.settings, [kind]: setting } }))
    put(to)
    const answer = await callApi('/me/notifications', { method: 'PUT', body: { [kind]: to } })
    if (answer.ok) return
    put(before)
    toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
  }
  return (
    <div className="grid gap-3">
      <p className="text-sm text-pretty text-ink-3">{MAILING[mailing]}</p>
      {mailing === 'unproven' ? <AskForEmail /> : null}
      <table className="w-full">
        <thead className="text-left text-xs text-ink-2">
          <tr>
            <th scope="col" className="py-2 font-semibold">
              When
            </th>
            <th scope="col" className="w-16 py-2 text-center font-semibold">
              Inbox
            </th>
            <th scope="col" className="w-16 py-2 text-center font-semibold">
              Mail
            </th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <Row
              key={kind}
              kind={kind}
              setting={settings[kind]}
              mailIsOn={mailing === 'on'}
              onChange={(to) => void change(kind, to)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  kind: ToldKind
  setting: NotificationSetting
  mailIsOn: boolean
  onChange: (to: NotificationSetting) => void
}

function Row({ kind, setting, mailIsOn, onChange }: RowProps) {
  const what = KIND_SENTENCES[kind]
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-3 text-left font-normal text-pretty">
        {what}
      </th>
      <Tick
        label={`${what}: in the inbox`}
        checked={setting.inbox}
        onChange={(inbox) => onChange({ ...setting, inbox })}
      />
      <Tick
        label={`${what}: by mail`}
        checked={mailIsOn && setting.inbox && setting.mail === 'digest'}
        disabled={!setting.inbox || !mailIsOn}
        onChange={(isOn) => onChange({ ...setting, mail: isOn ? 'digest' : 'off' })}
      />
    </tr>
  )
}

type TickProps = { label: string; checked: boolean; disabled?: boolean; onChange: (isOn: boolean) => void }

function Tick({ label, checked, disabled = false, onChange }: TickProps) {
  return (
    <td className="p-0 text-center">
      <label className="inline-grid size-9 cursor-pointer place-content-center touch:size-11">
        <input
          type="checkbox"
          aria-label={label}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 accent-(--color-ink)"
        />
      </label>
    </td>
  )
}
