<#-- What has become of a company that connects itself. Values are escaped: FreeMarker takes .ftl for HTML. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(text + ".what", company, detail)}</p>
<#if alias?has_content><p>${msg("setupMail.alias", alias)}</p></#if>
</@layout.emailLayout>
