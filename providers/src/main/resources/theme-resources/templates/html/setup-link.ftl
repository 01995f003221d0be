<#-- A link by which a company connects itself. Values are escaped: FreeMarker takes .ftl for HTML. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(text + ".what", company)}</p>
<p><a href="${link}">${link}</a></p>
<#if day?has_content><p>${msg("setupMail.how", day)}</p></#if>
</@layout.emailLayout>
