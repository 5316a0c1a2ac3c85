import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WireCall } from '@/lib/providers/wire/schema'
import { codeFor } from './rules'
import { CODE_LANGUAGES } from './schema'

const NASTY = `it's "quoted" $HOME \`id\` \\ ; rm -rf / \n two lines \u2028 ünïcödé {id} @file`
const call: WireCall = {
  url: 'https://api.stability.ai/v2beta/stable-image/edit/inpaint',
  keyVariable: 'STABILITY_API_KEY',
  accept: 'image/*',
  parts: [
    { name: 'prompt', value: NASTY },
    { name: 'seed', value: '7' },
    { name: 'image', file: 'image.png' },
  ],
  output: 'picture.png',
}
const later = { ...call, accept: '*/*', resultUrl: 'https://api.stability.ai/v2beta/results/{id}' }

describe('code to copy', () => {
  it.each([call, later])('is a program the shell reads, with the very words of the prompt', (each) => {
    // `curl` replaced by one that says what it was given, and a `sed` and loop that see an id.
    const fake = `curl() { for a in "$@"; do printf '%s\\0' "$a" >> "$LOG"; done; echo '{"id":"abc"}'; }; sleep() { :; }; `
    const log = path.join(tmpdir(), `triptych-code-${process.pid}-${each.resultUrl ? 'later' : 'now'}`)
    execFileSync('sh', ['-c', fake + codeFor(each, 'curl')], {
      env: { LOG: log, STABILITY_API_KEY: 'k', PATH: process.env.PATH, NODE_ENV: 'test' },
    })
    const said = execFileSync('cat', [log]).toString().split('\0')
    execFileSync('rm', [log])
    expect(said).toContain(`prompt=${NASTY}`)
    expect(said).toContain('image=@image.png')
    expect(said).toContain('authorization: Bearer k')
    if (each.resultUrl) expect(said).toContain('https://api.stability.ai/v2beta/results/abc')
  })

  it.each([call, later])('is a JavaScript module that parses, with the very words of the prompt', (each) => {
    const code = codeFor(each, 'javascript')
    execFileSync(process.execPath, ['--check', '--input-type=module', '-'], { input: code })
    const [, literal = ''] = /form\.append\("prompt", (".*")\)/.exec(code) ?? []
    expect(JSON.parse(literal)).toBe(NASTY)
  })

  it.each(CODE_LANGUAGES)('names the variable of the key and never a key, in %s', (language) => {
    for (const each of [call, later]) expect(codeFor(each, language)).toContain('STABILITY_API_KEY')
  })
})
