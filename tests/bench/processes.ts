import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

/** Linux counts a process' time in hundredths of a second (USER_HZ), on every architecture Node runs on. */
const TICK_MS = 10

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []

/** User and system time of a whole process so far, in ms; 0 when it is gone or this is not Linux. */
export function cpuMs(pid: number): number {
  try {
    const fields = statOf(pid)
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** The same of everything a process started, living or gone, such as the backends of a postmaster. */
export function childrenCpuMs(parent: number): number {
  let sum = goneChildrenCpuMs(parent)
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (Number(statOf(Number(name))[1]) === parent) sum += cpuMs(Number(name))
    } catch {
      // It ended while we looked.
    }
  }
  return sum
}

function goneChildrenCpuMs(parent: number): number {
  try {
    const fields = statOf(parent)
    return (Number(fields[13]) + Number(fields[14])) * TICK_MS
  } catch {
    return 0
  }
}

function statusMb(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Resident memory now, and the most there was since `forgetPeak`, in MiB; NaN off Linux. */
export const rssMb = (pid: number) => statusMb(pid, 'VmRSS')
export const peakRssMb = (pid: number) => statusMb(pid, 'VmHWM')

export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Without it the peak is that of the whole life.
  }
}

/** What else goes on here: runnable processes of the last minute for each core. Above a half, read ratios only. */
export const busyness = (): number => (loadavg()[0] ?? 0) / cpus().length

/** This machine in a line. */
export function machine(): string {
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  return `${cpus().length} cores (${model}), ${memoryGb} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}
