'use client'

import { Asleep, lazyPart } from '@/components/ui/asleep'
import type { SettingsProps } from './controls'
import type { Earlier } from './earlier-runs'
import type { OperationProps } from './operation-picker'
import type { OnStage } from './run-on-stage'
// What the server draws of them must look right before their script is there.
import './checkered.module.css'
import './slider.module.css'

/** The parts of the studio that are taken over when somebody comes: all but the prompt and the button. */
const Stage = lazyPart<OnStage>(() => import('./run-on-stage'))
const Strip = lazyPart<Earlier>(() => import('./earlier-runs'))
const Operations = lazyPart<OperationProps>(() =>
  import('./operation-picker').then((all) => ({ default: all.OperationPicker })),
)
const SettingsPart = lazyPart<SettingsProps>(() => import('./settings'))

export const RunOnStage = (props: OnStage) => <Asleep part={Stage} props={props} shows={props.run} />
export const EarlierRuns = (props: Earlier) => <Asleep part={Strip} props={props} shows={props.runs} />
export const Settings = (props: SettingsProps) => (
  <Asleep part={SettingsPart} props={props} shows={props.draft} />
)
export const OperationPicker = (props: OperationProps) => (
  <Asleep part={Operations} props={props} shows={props.value} />
)
