<#ftl output_format="plainText">
${msg(text + ".what", company, detail)}

<#if alias?has_content>${msg("setupMail.alias", alias)}</#if>
