<#-- A certificate or a plan that ends. Values are escaped: FreeMarker takes .ftl for HTML. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(text + ".what", enterprise, day)}</p>
<p>${msg(text + ".todo", application)}</p>
<p>${msg("enterpriseEnding.alias", alias)}</p>
</@layout.emailLayout>
