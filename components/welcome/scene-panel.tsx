import { cx } from '@/components/ui/class-names'
import { RIDGES, reedPaths, ridgePath, SCENE } from './scene'

type Props = {
  name: string
  from: number
  to: number
  /** Which edge stays in sight when the panel is narrower than its part of the picture. */
  keep: 'xMin' | 'xMid' | 'xMax'
  className?: string
}

const SKY = [
  ['0', '#ffe9c4'],
  ['.2', '#f9c48d'],
  ['.42', '#ea8f68'],
  ['.64', '#b25777'],
  ['.84', '#5b3f75'],
  ['1', '#2c2350'],
] as const

/** One panel of the picture, the columns `from`..`to` of the scene. Decoration. */
export function ScenePanel({ name, from, to, keep, className }: Props) {
  const sky = `welcome-sky-${name}`
  return (
    <svg
      viewBox={`${from} 0 ${to - from} ${SCENE.heightPx}`}
      preserveAspectRatio={`${keep}YMax slice`}
      aria-hidden="true"
      className={cx('block size-full rounded-card dark:brightness-[.8]', className)}
    >
      <radialGradient id={sky} gradientUnits="userSpaceOnUse" cx={SCENE.glowX} cy={SCENE.glowY} r="980">
        {SKY.map(([offset, colour]) => (
          <stop key={offset} offset={offset} stopColor={colour} />
        ))}
      </radialGradient>
      <rect x={from} width={to - from} height={SCENE.heightPx} fill={`url(#${sky})`} />
      <circle cx={SCENE.glowX} cy="440" r="330" fill="#fff1d6" opacity=".85" />
      {RIDGES.map((ridge) => (
        <path key={ridge.fill} d={ridgePath(ridge, from, to)} fill={ridge.fill} />
      ))}
      <g fill="none" stroke="#140f26" strokeWidth="5" strokeLinecap="round">
        {reedPaths(from, to).map((stem) => (
          <path key={stem} d={stem} />
        ))}
      </g>
    </svg>
  )
}
