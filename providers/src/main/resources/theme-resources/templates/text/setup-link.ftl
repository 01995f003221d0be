<#ftl output_format="plainText">
${msg(text + ".what", company)}

${link}

<#if day?has_content>${msg("setupMail.how", day)}</#if>
