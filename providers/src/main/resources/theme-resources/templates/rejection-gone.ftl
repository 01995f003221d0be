<#-- A refusal that this browser does not have: another browser's, an old one, or cookies are blocked. -->
<#import "template.ftl" as layout>
<#assign app = (realm.displayName)!"">
<#assign home = properties.appUrl!"">
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("rejection.gone.title")}
    <#elseif section == "form">
        <p>${msg("rejection.gone.text", reference)}</p>
        <#if home?has_content>
        <a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="home" href="${home}">${msg("rejection.retry", app)}</a>
        <#else>
        <p>${msg("rejection.retry.none")}</p>
        </#if>
        <#if supportEmail??>
        <p class="help"><a href="mailto:${supportEmail}?subject=${(app + " " + reference)?url("UTF-8")}">${msg("rejection.support", supportEmail)}</a></p>
        </#if>
    </#if>
</@layout.registrationLayout>
