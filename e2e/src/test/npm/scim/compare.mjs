// Filters and patches by the libraries of npm: a case in each line of the first file, its answer in the same line of the second.
import { readFileSync, writeFileSync } from 'node:fs'
import scimPatch from 'scim-patch'
import scimFilter from 'scim2-parse-filter'

const [cases, answers] = process.argv.slice(2)

function answer({ filter, resource, operations }) {
    try {
        return filter === undefined
            ? { result: scimPatch.scimPatch(resource, operations, { mutateDocument: false, treatMissingAsAdd: true }) }
            : { result: scimFilter.filter(scimFilter.parse(filter))(resource) }
    } catch (error) {
        return { error: String(error.message ?? error) }
    }
}

const lines = readFileSync(cases, 'utf8').trimEnd().split('\n')
writeFileSync(answers, lines.map(line => JSON.stringify(answer(JSON.parse(line)))).join('\n') + '\n')
