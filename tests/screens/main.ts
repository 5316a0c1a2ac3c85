/**
 * `npm run screens`: tells the story data into a fresh studio and photographs its screens into docs/screens,
 * in both themes and at phone, tablet and desk width. Names given as arguments make only those.
 */
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { at } from '../../scripts/paths.mjs'
import { chromiumLaunch, ensureChromium } from '../support/chromium'
import { openTestPostgres } from '../support/postgres'
import { startServer } from '../support/server'
import { SHOTS, type Shot } from './shots'

const OUT = at('docs', 'screens')
const PASSWORD = 'the story of northlight'
const SIZES = { '390': [390, 844], '834': [834, 1112], '1440': [1440, 900], '2200': [2200, 1238] } as const
type Width = keyof typeof SIZES
const asked = process.argv.slice(2)
const isWidth = (name: string): name is Width => name in SIZES
const widths: Width[] = asked.some(isWidth) ? asked.filter(isWidth) : ['390', '1440']
const names = asked.filter((name) => !isWidth(name))
const shots = SHOTS.filter(({ name }) => names.length === 0 || names.includes(name))

async function tellStory(env: NodeJS.ProcessEnv) {
  const args = ['--conditions=react-server', '--import', 'tsx', at('scripts', 'seed.ts')]
  await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1e7 })
}

async function photograph(browser: Browser, url: string, shot: Shot, theme: 'light' | 'dark', width: Width) {
  const [w, height] = SIZES[width]
  const phone = width === '390'
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: w, height }, colorScheme: theme, reducedMotion: 'reduce' },
    ...{ locale: 'en-GB', timezoneId: 'Europe/Berlin', hasTouch: phone, isMobile: phone },
    deviceScaleFactor: phone ? 2 : 1,
  })
  const page = await context.newPage()
  if (shot.as) await signIn(page, shot.as)
  await page.goto(shot.path)
  await shot.stage?.(page)
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {})
  await page.screenshot({ path: path.join(OUT, `${shot.name}-${theme}-${width}.png`) })
  await context.close()
}

async function signIn(page: Page, who: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${who}@example.com`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/studio/)
}

const postgres = await openTestPostgres()
const server = await startServer({ env: { SANDBOX_LATENCY_MS: '400', SIGNUP: 'open', LOG_LEVEL: 'warn' } })
try {
  await tellStory({ ...process.env, ...server.env, SANDBOX_LATENCY_MS: '0', SEED_PASSWORD: PASSWORD })
  await mkdir(OUT, { recursive: true })
  await ensureChromium()
  const browser = await chromium.launch(chromiumLaunch())
  for (const shot of shots) {
    for (const theme of ['light', 'dark'] as const) {
      for (const width of widths) {
        await photograph(browser, server.url, shot, theme, width)
        console.log(`${shot.name} ${theme} ${width}`)
      }
    }
  }
  await browser.close()
} finally {
  await server.stop()
  await postgres.close()
}
