<#-- What belongs to no sign-in, such as an address where nothing is; every outcome of one is rejection.ftl's. Base's page has a link
     only where an app is known, and no heading that helps. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("errorTitle")}
    <#elseif section == "form">
        <p>${message.summary}</p>
        <#if !skipLink??>
        <a class="button primary" id="retry" href="${layout.home()}">${msg("backToApplication")}</a>
        </#if>
    </#if>
</@layout.registrationLayout>
