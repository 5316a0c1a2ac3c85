// Loaded into every process a script keeps: when that script dies without a word, it and what it started follow.
// Node hands `--import` on to what that process forks; those answer to it, not to us.
if (process.connected && process.env.LEASHED_TO === String(process.ppid)) {
  process.on('disconnect', () => {
    signalGroup('SIGTERM')
    setTimeout(() => signalGroup('SIGKILL'), 30_000).unref()
  })
  // Listening must not keep a process alive that has nothing left to do.
  process.channel?.unref()
}

/** We were started as the leader of a group of our own. */
function signalGroup(signal) {
  try {
    process.kill(-process.pid, signal)
  } catch {
    process.kill(process.pid, signal)
  }
}
