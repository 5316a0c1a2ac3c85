// For Vitest: what passed and what failed of a run, as JSON into the file that TALLY names. Unlike Vitest's own
// JSON it also tells of a hook that failed, and of an error that belongs to no test.
import { writeFileSync } from 'node:fs'

export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const groups = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const count = (...states) => tests.filter((test) => states.includes(test.result().state)).length
    const failures = [
      ...groups.flatMap((group) => group.errors().map((error) => failure(nameOf(group), error))),
      ...tests.flatMap((test) =>
        (test.result().errors ?? []).slice(0, 1).map((error) => failure(nameOf(test), error)),
      ),
      ...unhandledErrors.map((error) => failure('outside of any test', error)),
    ]
    const failed = Math.max(failures.length, count('failed'))
    const tally = { passed: count('passed'), failed, skipped: count('skipped', 'pending'), failures }
    writeFileSync(process.env.TALLY, JSON.stringify(tally))
  }
}

const failure = (name, { message, stack = '' }) => ({
  name,
  message: stack.includes(message) ? stack : `${message}\n${stack}`,
})

/** `tests/server/crash.test.ts › kill -9 › everything has ended`. */
function nameOf(task) {
  if (task.type === 'module') return task.relativeModuleId
  return `${nameOf(task.module)} › ${task.fullName}`
}
