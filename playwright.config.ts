import { defineConfig } from '@playwright/test'
import { chromiumLaunch, ensureChromium } from './tests/support/chromium'

const json = process.env.E2E_JSON
await ensureChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/before-browser.ts',
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // More than the cores of a small machine: much of a story is waiting for pictures that take their time.
  workers: 3,
  // What is claimed is what happens, not how fast: a machine that does other things besides takes its time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: json ? [['list'], ['json', { outputFile: json }]] : [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // A trace slows every story; nobody can open the one a CI machine kept.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: chromiumLaunch(),
  },
})
