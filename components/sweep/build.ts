import type { Axis, AxisField, AxisValue } from '@/lib/runs/sweep/rules'
import { withValues } from './axis-values'

/** A sweep as it is built: one or two axes, and the budget as written. */
export type Build = { axes: readonly Axis[]; budget: string }

export type BuildAction =
  | { type: 'axis chosen'; at: number; field: AxisField; values: AxisValue[] }
  | { type: 'axis added'; field: AxisField; values: AxisValue[] }
  | { type: 'axis removed'; at: number }
  | { type: 'axes swapped' }
  | { type: 'values set'; at: number; values: readonly AxisValue[] }
  | { type: 'values added'; at: number; values: readonly AxisValue[] }
  | { type: 'value removed'; at: number; value: AxisValue }
  | { type: 'budget written'; text: string }

/** Each value stands once on its axis, and no field on both. */
export function reduceBuild(build: Build, action: BuildAction): Build {
  switch (action.type) {
    case 'axis chosen':
      return chooseAxis(build, action)
    case 'axis added':
      return { ...build, axes: [...build.axes, { field: action.field, values: action.values }].slice(0, 2) }
    case 'axis removed':
      return { ...build, axes: build.axes.filter((_, at) => at !== action.at) }
    case 'axes swapped':
      return { ...build, axes: [...build.axes].reverse() }
    case 'values set':
      return withAxis(build, action.at, () => withValues([], action.values))
    case 'values added':
      return withAxis(build, action.at, (values) => withValues(values, action.values))
    case 'value removed':
      return withAxis(build, action.at, (values) => values.filter((each) => each !== action.value))
    case 'budget written':
      return { ...build, budget: action.text }
  }
}

/** The field of the other axis is taken over by exchanging the two. */
function chooseAxis(
  build: Build,
  { at, field, values }: Extract<BuildAction, { type: 'axis chosen' }>,
): Build {
  if (build.axes.some((axis, place) => place !== at && axis.field === field))
    return { ...build, axes: [...build.axes].reverse() }
  return { ...build, axes: build.axes.map((axis, place) => (place === at ? { field, values } : axis)) }
}

const withAxis = (
  build: Build,
  at: number,
  change: (values: readonly AxisValue[]) => AxisValue[],
): Build => ({
  ...build,
  axes: build.axes.map((axis, place) => (place === at ? { ...axis, values: change(axis.values) } : axis)),
})
