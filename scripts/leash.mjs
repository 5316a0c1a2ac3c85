// Loaded into every process `spawnServer` starts: when the script that keeps it dies without a word, it follows.
// Node hands `--import` on to what that process forks; those answer to it, not to us.
if (process.connected && process.env.LEASHED_TO === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 30_000).unref()
  })
  // Listening must not keep a process alive that has nothing left to do.
  process.channel?.unref()
}
