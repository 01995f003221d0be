<#ftl output_format="plainText">
${msg(text + ".what", enterprise, day)}

${msg(text + ".todo", application)}

<#if link??>${msg("enterpriseEnding.link")}

${link}

</#if>${msg("enterpriseEnding.alias", alias)}
