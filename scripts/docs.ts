import { writeFileSync } from 'node:fs'
import { providersPage } from './providers-page'

writeFileSync(new URL('../docs/providers.md', import.meta.url), providersPage())
process.stdout.write('Wrote docs/providers.md\n')
