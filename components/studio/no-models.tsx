/** Nobody should see this: a studio whose catalogue is empty. */
export function NoModels() {
  return (
    <div className="grid min-h-96 place-content-center gap-2 p-6 text-center">
      <h1 className="serif text-title">There is no model to ask</h1>
      <p className="text-ink-2">Whoever runs this studio has to give it a provider first.</p>
    </div>
  )
}
