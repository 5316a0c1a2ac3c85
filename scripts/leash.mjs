// Loaded into every server a script starts: when that script dies without a word, the server follows.
if (process.connected) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 30_000).unref()
  })
  // Listening must not keep a process alive that has nothing left to do.
  process.channel?.unref()
}
