// Loaded into every process a script keeps: when that script dies without a word, it and what it started follow.
// Node hands `--import` on to what that process forks; those answer to it, not to us.
const script = Number(process.env.LEASHED_TO)
if (process.connected && script === process.ppid) {
  process.on('disconnect', () => {
    signalGroup('SIGTERM')
    setTimeout(() => signalGroup('SIGKILL'), 30_000).unref()
  })
  // Listening must not keep a process alive that has nothing left to do.
  process.channel?.unref()
} else if (script && !isAlive(script)) {
  // It died while we were being started: nobody is left to hear of it from.
  process.exit(1)
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** We were started as the leader of a group of our own. */
function signalGroup(signal) {
  try {
    process.kill(-process.pid, signal)
  } catch {
    process.kill(process.pid, signal)
  }
}
