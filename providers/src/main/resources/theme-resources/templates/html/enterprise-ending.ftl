<#-- A certificate or a plan that ends, addresses or provisioning that no longer come. Values are escaped: FreeMarker takes .ftl for HTML. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(text + ".what", enterprise, day)}</p>
<p>${msg(text + ".todo", application)}</p>
<#if link??><p>${msg("enterpriseEnding.link")}</p>
<p><a href="${link}">${link}</a></p></#if>
<p>${msg("enterpriseEnding.alias", alias)}</p>
</@layout.emailLayout>
