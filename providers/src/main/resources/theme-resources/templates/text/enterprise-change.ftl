<#ftl output_format="plainText">
${msg("enterpriseChange.what", enterprise, time, msg("enterpriseChange.by." + source))}

<#list fields as field>- ${msg("enterpriseChange.field." + field)}
</#list>

${msg("enterpriseChange.todo")}

${msg("enterpriseEnding.alias", alias)}
