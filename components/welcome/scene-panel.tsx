import { cx } from '@/components/ui/class-names'
import { RIDGES, reedPaths, ridgePath, SCENE } from './scene'
import style from './scene.module.css'

type Props = {
  name: string
  from: number
  to: number
  /** Which edge stays in sight when the panel is narrower than its part of the picture. */
  keep: 'xMin' | 'xMid' | 'xMax'
  className?: string
}

const GLOW_STOPS = ['0', '.24', '.44', '.64', '.84', '1']

/** One panel of the picture, the columns `from`..`to` of the scene. Decoration. */
export function ScenePanel({ name, from, to, keep, className }: Props) {
  const glow = `welcome-glow-${name}`
  return (
    <svg
      viewBox={`${from} 0 ${to - from} ${SCENE.height}`}
      preserveAspectRatio={`${keep}YMid slice`}
      aria-hidden="true"
      className={cx('block size-full rounded-card', style.scene, className)}
    >
      <radialGradient id={glow} gradientUnits="userSpaceOnUse" cx={SCENE.lightX} cy={SCENE.lightY} r="980">
        {GLOW_STOPS.map((offset, index) => (
          <stop key={offset} offset={offset} stopColor={`var(--glow-${index})`} />
        ))}
      </radialGradient>
      <rect x={from} width={to - from} height={SCENE.height} fill={`url(#${glow})`} />
      <circle cx={SCENE.lightX} cy={SCENE.lightY} r={SCENE.lightRadius} fill="var(--orb)" opacity=".9" />
      {RIDGES.map((ridge, index) => (
        <path key={ridge.top} d={ridgePath(ridge, from, to)} fill={`var(--ridge-${index})`} />
      ))}
      <g fill="none" stroke="var(--reed)" strokeWidth="3.5" strokeLinecap="round">
        {reedPaths(from, to).map((stem) => (
          <path key={stem} d={stem} />
        ))}
      </g>
    </svg>
  )
}
