/** For everybody who cannot add credits. */
export function AskForMore() {
  return (
    <p className="max-w-[26rem] border-t border-line pt-4 text-ink-2">
      Need more? Whoever runs this studio can add credits to your account: tell them your e-mail address and
      how many.
    </p>
  )
}
