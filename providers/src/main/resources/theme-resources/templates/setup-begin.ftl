<#-- What a setup link shows: nothing is used up by looking, and nothing by pressing the button. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        <#if provisions>${msg("setup.provisioning.for", company)}<#else>${company?has_content?then(msg("setup.begin.title", company), msg("setup.begin.titleWithoutName"))}</#if>
    <#elseif section == "form">
        <p>${provisions?then(msg("setup.provisioning.text"), msg("setup.begin.text", brand))}</p>
        <ul class="plain">
            <li>${msg("setup.begin.role")}</li>
            <li>${msg("setup.begin.time")}</li>
            <li>${msg("setup.begin.colleague")}</li>
        </ul>
        <form action="${openUrl}" method="post">
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="begin">${msg("setup.begin.button")}</button>
        </form>
        <#if until??><p class="help">${msg("setup.begin.until", until)}</p></#if>
    </#if>
</@layout.registrationLayout>
