<#ftl output_format="plainText">
${msg(text + ".what", enterprise, day)}

${msg(text + ".todo", application)}

${msg("enterpriseEnding.alias", alias)}
