'use client'

import { useEffect, useState } from 'react'
import type { FormFailure } from './use-form'

/** What is wrong with a form as a whole, read aloud; a wait counts down until trying again makes sense. */
export function FormProblem({ problem }: { problem: FormFailure | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {problem ? <Notice key={problem.waitSeconds ?? problem.message} problem={problem} /> : null}
    </div>
  )
}

function Notice({ problem: { message, waitSeconds } }: { problem: FormFailure }) {
  const left = useCountdown(waitSeconds)
  return (
    <p className="rounded-s border border-line bg-sunk px-3 py-2.5 text-pretty text-ink">
      {waitSeconds === undefined ? (
        message
      ) : (
        <>
          <span className="sr-only">{message}</span>
          <span aria-hidden="true">
            {left > 0 ? (
              <>
                Too many tries. Again in <b className="num font-semibold">{clock(left)}</b>
              </>
            ) : (
              'You can try again now.'
            )}
          </span>
        </>
      )}
    </p>
  )
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function useCountdown(seconds = 0): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}
