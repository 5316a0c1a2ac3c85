import type { ReactNode } from 'react'
import { Mark } from '@/components/frame/mark'
import { ScenePanel } from './scene-panel'

type Props = { title: ReactNode; lead: ReactNode; children: ReactNode; foot?: ReactNode }

/** A welcome page is a triptych: one picture over three panels, the middle one lit. */
export function Welcome({ title, lead, children, foot }: Props) {
  return (
    <div className="grid min-h-dvh grid-cols-[1fr_1.21fr_1fr] grid-rows-[clamp(4.5rem,15dvh,14rem)_1fr] gap-2 p-2 lg:grid-cols-[1fr_minmax(26rem,30rem)_1fr] lg:grid-rows-1 lg:gap-3 lg:p-3">
      <Scene />
      <main className="col-span-3 grid grid-rows-[auto_1fr_auto] rounded-card px-4 pt-6 pb-4 lg:col-span-1 lg:col-start-2 lg:row-start-1 lg:border lg:border-line lg:bg-panel lg:px-12 lg:py-10 lg:shadow-card">
        <p className="mx-auto flex w-full max-w-96 items-center gap-2.5 pb-7 font-semibold lg:pb-0">
          <Mark /> Triptych
        </p>
        <div className="mx-auto grid w-full max-w-96 content-start gap-7 lg:pt-[14vh] lg:pb-8">
          <div className="grid gap-2.5">
            <h1 className="serif text-display text-balance">{title}</h1>
            <p className="text-md text-pretty text-ink-2">{lead}</p>
          </div>
          <noscript>
            <p className="rounded-s border border-line px-3 py-2.5">Triptych needs JavaScript to go on.</p>
          </noscript>
          {children}
        </div>
        <p className="mx-auto mt-8 w-full max-w-96 text-sm text-pretty text-ink-3">{foot}</p>
      </main>
    </div>
  )
}

function Scene() {
  return (
    <>
      <ScenePanel name="left" from={0} to={560} keep="xMax" className="lg:col-start-1 lg:row-start-1" />
      <ScenePanel name="middle" from={560} to={1240} keep="xMid" className="lg:hidden" />
      <ScenePanel name="right" from={1240} to={1800} keep="xMin" className="lg:col-start-3 lg:row-start-1" />
    </>
  )
}
