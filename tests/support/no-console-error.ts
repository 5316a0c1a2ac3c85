import { format } from 'node:util'
import { afterAll, afterEach } from 'vitest'

const said: string[] = []
const print = console.error

console.error = (...words: unknown[]) => {
  said.push(format(...words))
  print(...words)
}

const listen = () => {
  const heard = said.splice(0)
  if (heard.length) throw new Error(`console.error was called:\n${heard.join('\n')}`)
}

afterEach(listen)
afterAll(listen)
