import type { WireCall, WirePart } from '@/lib/providers/wire/schema'
import type { CodeLanguage } from './schema'

/** The call as a program that runs by itself once the key is in the environment and the files are there. */
export function codeFor(call: WireCall, language: CodeLanguage): string {
  return { curl, python, javascript }[language](call)
}

/** For a POSIX shell: nothing inside is expanded. */
const shell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
/** JSON is Python and JavaScript alike, but for characters that end a line in one of them. */
const quoted = (text: string) =>
  JSON.stringify(text).replaceAll(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)

function curl({ url, keyVariable, accept, parts, output, resultUrl }: WireCall): string {
  const form = parts.map((part) =>
    'file' in part
      ? `-F ${shell(`${part.name}=@${part.file}`)}`
      : `--form-string ${shell(`${part.name}=${part.value}`)}`,
  )
  const head = [`-H "authorization: Bearer $${keyVariable}"`, `-H ${shell(`accept: ${accept}`)}`]
  const call = ['curl -f -sS', shell(url), ...head, ...form]
  if (!resultUrl) return [...call, `-o ${shell(output)}`].join(' \\\n  ')
  const ask = `curl -f -sS ${shell(resultUrl).replace('{id}', `'"$id"'`)} ${head.join(' ')} -o ${shell(output)} -w '%{http_code}'`
  return [
    `id=$(${call.join(' \\\n  ')} | sed 's/.*"id" *: *"\\([^"]*\\)".*/\\1/')`,
    `while [ "$(${ask})" = 202 ]; do sleep 10; done`,
  ].join('\n')
}

function python({ url, keyVariable, accept, parts, output, resultUrl }: WireCall): string {
  const item = (part: WirePart) =>
    'file' in part
      ? `    (${quoted(part.name)}, open(${quoted(part.file)}, "rb")),`
      : `    (${quoted(part.name)}, (None, ${quoted(part.value)})),`
  return [
    `import os${resultUrl ? ', time' : ''}`,
    'import requests',
    '',
    'headers = {',
    `    "authorization": "Bearer " + os.environ[${quoted(keyVariable)}],`,
    `    "accept": ${quoted(accept)},`,
    '}',
    'parts = [',
    ...parts.map(item),
    ']',
    `answer = requests.post(${quoted(url)}, headers=headers, files=parts, timeout=180)`,
    'answer.raise_for_status()',
    ...(resultUrl
      ? [
          `address = ${quoted(resultUrl)}.replace("{id}", answer.json()["id"])`,
          'while True:',
          '    time.sleep(10)',
          '    answer = requests.get(address, headers=headers, timeout=60)',
          '    answer.raise_for_status()',
          '    if answer.status_code != 202:',
          '        break',
        ]
      : []),
    'if answer.headers.get("finish-reason", "SUCCESS") != "SUCCESS":',
    '    raise SystemExit("The filter stopped this picture.")',
    `with open(${quoted(output)}, "wb") as file:`,
    '    file.write(answer.content)',
    '',
  ].join('\n')
}

function javascript({ url, keyVariable, accept, parts, output, resultUrl }: WireCall): string {
  const files = parts.some((part) => 'file' in part)
  const item = (part: WirePart) =>
    'file' in part
      ? `form.append(${quoted(part.name)}, new Blob([await readFile(${quoted(part.file)})]), ${quoted(part.file)})`
      : `form.append(${quoted(part.name)}, ${quoted(part.value)})`
  return [
    `import { ${files ? 'readFile, ' : ''}writeFile } from 'node:fs/promises'`,
    "import { env } from 'node:process'",
    '',
    `const headers = { authorization: \`Bearer \${env.${keyVariable}}\`, accept: ${quoted(accept)} }`,
    'const form = new FormData()',
    ...parts.map(item),
    `${resultUrl ? 'let' : 'const'} answer = await fetch(${quoted(url)}, { method: 'POST', headers, body: form })`,
    'if (!answer.ok) throw new Error(await answer.text())',
    ...(resultUrl
      ? [
          'const { id } = await answer.json()',
          'do {',
          '  await new Promise((resolve) => setTimeout(resolve, 10_000))',
          `  answer = await fetch(${quoted(resultUrl)}.replace('{id}', id), { headers })`,
          '  if (!answer.ok) throw new Error(await answer.text())',
          '} while (answer.status === 202)',
        ]
      : []),
    "if ((answer.headers.get('finish-reason') ?? 'SUCCESS') !== 'SUCCESS') throw new Error('The filter stopped this picture.')",
    `await writeFile(${quoted(output)}, Buffer.from(await answer.arrayBuffer()))`,
    '',
  ].join('\n')
}
