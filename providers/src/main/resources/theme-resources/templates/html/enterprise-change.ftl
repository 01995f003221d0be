<#-- That something of a company that is live was changed. Values are escaped: FreeMarker takes .ftl for HTML. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("enterpriseChange.what", enterprise, time, msg("enterpriseChange.by." + source))}</p>
<ul><#list fields as field><li>${msg("enterpriseChange.field." + field)}</li></#list></ul>
<p>${msg("enterpriseChange.todo")}</p>
<p>${msg("enterpriseEnding.alias", alias)}</p>
</@layout.emailLayout>
