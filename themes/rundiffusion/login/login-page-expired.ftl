<#-- Two buttons in place of base's two links that both read "Click here". -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section == "header">
        ${msg("pageExpiredTitle")}
    <#elseif section == "form">
        <p>${msg("pageExpiredText")}</p>
        <a class="button primary" id="loginContinueLink" href="${url.loginAction}">${msg("pageExpiredContinue")}</a>
        <a class="button" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("pageExpiredRestart")}</a>
    </#if>
</@layout.registrationLayout>
